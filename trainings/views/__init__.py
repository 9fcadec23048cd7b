"""Screens of trainings and of the people who take part; one module per noun."""
