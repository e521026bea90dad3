"""Attribution of quotations: which rule gives a quotation its author."""
