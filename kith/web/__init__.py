"""The look: layouts, components, form fields, charts and drafts of words half typed."""
