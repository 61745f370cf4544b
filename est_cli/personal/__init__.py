"""Personal data: what a text must not hold, found by kind (I rules); no model is needed, so that a hook is fast."""
