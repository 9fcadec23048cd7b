"""The reader of forms sees what a browser would send."""

from django.http import HttpResponse

from tests.browsing import filled, forms_of

PAGE = """
<form method="post" action="/out"><button>Sign out</button></form><main>
<form method="get"><input name="q" value="seen by nobody"></form>
<form method="post" action="/here">
<input type="hidden" name="version" value="3"><input name="name" value="&lt;A&gt; &amp; B">
<input name="closed" value="x" disabled><input type="checkbox" name="ticked" value="1" checked>
<input type="checkbox" name="plain" checked>
<input type="checkbox" name="empty" value="1"><textarea name="note">
first
second</textarea>
<select name="one"><option value="a">A<option value="b" selected>B</select>
<select name="first"><option value="">---<option value="b">B</select>
<select name="many" multiple><option value="a" selected>A<option value="b" selected>B</select>
<select name="none" multiple><option value="a">A</select>
<template><input name="rows-__prefix__-name" value="x"></template>
<button name="go" value="1">Save</button></form></main>
"""


def test_a_form_is_read_as_a_browser_would_send_it():
    response = HttpResponse(PAGE)
    assert filled(response) == {
        "version": ["3"],
        "name": ["<A> & B"],
        "ticked": ["1"],
        "plain": ["on"],
        "note": ["first\nsecond"],
        "one": ["b"],
        "first": [""],
        "many": ["a", "b"],
        "none": [],
    }
    assert [action for action, _ in forms_of(response)] == ["/here"]
