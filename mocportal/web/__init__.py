"""Frame of every page: middleware, navigation, context and headers."""
