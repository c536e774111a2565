"""What the search knows of companies and products: what everyone may see, and in an index of its own what the staff may."""

from produktschau.showcase.documents.public import COMPANIES, PRODUCTS, company_documents, product_documents

__all__ = ["COMPANIES", "PRODUCTS", "company_documents", "product_documents"]
