"""From bytes to typed records: text, nodes with places, plain data whose scalars are text, records."""
