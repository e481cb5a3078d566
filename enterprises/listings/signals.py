"""What a higher app may hear from listings. Both are sent inside the transaction that changed the listing."""

from django.dispatch import Signal

#: The public can see this listing, and what they see may have changed. Arguments: enterprise.
listing_published = Signal()

#: The public must not see this listing any more, or it is being deleted. Arguments: enterprise.
listing_withdrawn = Signal()
