"""Listings from other directories: Open Referral UK 1 and UK 3 (HSDS 3) feeds. See docs/importing.md.

    limits      how much may be read, and for how long
    web         one answer from the web, from public addresses only
    unpack      gzip and JSON, bounded
    shapes      what a document is, told by its shape
    fetch       a source as pages of records
    reading     values of any type, read without surprise
    clean       words as they should stand on a page
    contacts, money, when, where, vocabulary, service     a record's parts, read into a Record
    apply       a Record into a listing
    run         the whole import, and its report

Everything above `vocabulary` knows nothing of the database.
"""
