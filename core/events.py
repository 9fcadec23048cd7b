"""What lower apps tell upper ones, inside the transaction in which it happens."""

from django.dispatch import Signal

# A record went to the bin with its rows, or came back with them: `actor`, `rows` by kind.
went_to_bin = Signal()
came_back = Signal()
