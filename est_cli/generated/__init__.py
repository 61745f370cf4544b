"""What is made from the one declaration of each field: schemas, scaffolds, a first workspace, reference pages."""
