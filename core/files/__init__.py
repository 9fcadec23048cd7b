"""Uploaded files: what is taken, how it is checked and kept, and how it is handed out again.

`kinds.py` is the allow-list, `checking.py` looks at the bytes, `pictures.py` makes a picture plain
and small, `storage.py` says where bytes lie, `keeping.py` holds the verbs, `forms.py` the field
that loses nothing, `views.py` the answer that carries a file. The row of a file is
`core.models.StoredFile`.
"""
