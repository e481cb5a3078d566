"""What an enterprise does here.

The apps in their order, lowest first: listings; credits and safeguarding; mentoring and booking; quality.
A lower app never imports a higher one (import-linter checks it): calls go down, signals go up.
"""
