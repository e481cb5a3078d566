"""A Stripe that runs on this machine: what the site asks of Stripe, with Stripe's own shapes and without Stripe.

    with running() as stripe:               # tests/stripe_server/running.py
        settings.STRIPE_API_BASE = stripe.url
        stripe.world.faults.next("drop after", "sessions.create")

Each request and each answer is checked against shapes read, when it starts, from the installed stripe package: one
TypedDict for each request and one class for each object, at the very version the package speaks. Nothing of Stripe's is
kept here. `manage.py stripe_test_server` runs it by hand. It listens on 127.0.0.1 only.

It cannot show real 3-D Secure, Stripe's own refusals of fraud, when money is paid out, the real words of errors, or how
Stripe checks who somebody is.
"""
