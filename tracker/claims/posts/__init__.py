"""What embedded posts say, and which quotations render them."""
