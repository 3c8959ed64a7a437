"""What excursions look like: the list and its filters, a card, my bookings, the sign-up form."""
