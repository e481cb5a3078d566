"""What is asked of a page. Each check takes a visit and returns sentences about what is wrong."""
