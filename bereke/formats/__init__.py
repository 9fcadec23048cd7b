"""How dates and numbers look where Django itself formats them (the administration pages)."""
