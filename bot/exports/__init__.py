"""Files that leave the house: lists of people, and the programme in the formats other programs read."""
