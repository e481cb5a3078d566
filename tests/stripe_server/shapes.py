"""The shapes of Stripe's requests and objects, read from the types of the installed package.

`read(value, Shape)` gives the value back with its types right, or raises Misshapen with where it is wrong. Keys that
the shape does not know are wrong. Of an open list of words ("a", "b" or any other) only the known ones are right: what
we send or answer is never a word that the package does not know.
"""

import sys
import types
import typing
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, NotRequired, Required, Union, get_args, get_origin, get_type_hints

import stripe
import stripe._expandable_field
import stripe.checkout
from stripe._list_object import ListObject
from stripe._request_options import RequestOptions
from stripe._stripe_object import StripeObject, UntypedStripeObject
from typing_extensions import is_typeddict

#: What a caller says to the package beside the request; it never goes over the wire in the body.
NOT_SENT = frozenset(RequestOptions.__annotations__)


class Misshapen(Exception):
    """A value that is not of the shape. `where` is like line_items[0][quantity]."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where or 'the request'}: {why}")
        self.where = where


def read(value: Any, shape: Any, *, where: str = "", form: bool = False) -> Any:
    """`form`: numbers, flags and lists arrive as words, as version 1 of the API has it."""
    if shape is Any:
        return value
    origin = get_origin(shape)
    if origin in (NotRequired, Required):
        return read(value, get_args(shape)[0], where=where, form=form)
    if origin in (Union, types.UnionType):
        return _one_of(value, get_args(shape), where, form)
    if origin is Literal:
        return _word(value, get_args(shape), where, form)
    if shape is UntypedStripeObject or origin in (UntypedStripeObject, dict):
        return _mapping(value, get_args(shape), where, form)
    if origin in (list, ListObject):
        return _list(value, shape, where, form)
    if is_typeddict(shape) or (isinstance(shape, type) and issubclass(shape, StripeObject)):
        return _fields(value, shape, where, form)
    return _plain(value, shape, where, form)


def _one_of(value: Any, shapes: tuple[Any, ...], where: str, form: bool) -> Any:
    words = any(get_origin(each) is Literal for each in shapes)
    failed = None
    for each in shapes:
        if words and each is str:
            continue
        try:
            return read(value, each, where=where, form=form)
        except Misshapen as wrong:
            # The one that got deepest says most about what is wrong.
            if failed is None or len(wrong.where) > len(failed.where):
                failed = wrong
    assert failed is not None
    raise failed


def _word(value: Any, known: tuple[Any, ...], where: str, form: bool) -> Any:
    plain = {"true": True, "false": False}.get(value, value) if form and isinstance(value, str) else value
    for each in known:
        if type(plain) is type(each) and plain == each:
            return each
    raise Misshapen(where, f"{value!r} is none of {', '.join(map(repr, known))}")


def _mapping(value: Any, shapes: tuple[Any, ...], where: str, form: bool) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Misshapen(where, "is no mapping")
    inner = shapes[-1] if shapes else Any
    return {key: read(each, inner, where=f"{where}[{key}]", form=form) for key, each in value.items()}


def _list(value: Any, shape: Any, where: str, form: bool) -> Any:
    inner = (get_args(shape) or (Any,))[0]
    if get_origin(shape) is ListObject:
        if not isinstance(value, dict) or value.get("object") != "list" or not isinstance(value.get("has_more"), bool):
            raise Misshapen(where, "is no list object")
        return {**value, "data": _list(value.get("data"), list[inner], where, form)}
    if not isinstance(value, list):
        raise Misshapen(where, "is no list")
    return [read(each, inner, where=f"{where}[{number}]", form=form) for number, each in enumerate(value)]


def _fields(value: Any, shape: Any, where: str, form: bool) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Misshapen(where, "has no fields")
    known = fields(shape)
    for name in value:
        if name not in known:
            raise Misshapen(f"{where}[{name}]" if where else name, "is no field of this")
    for name in required(shape) - set(value):
        raise Misshapen(f"{where}[{name}]" if where else name, "is missing")
    return {
        name: read(each, known[name], where=f"{where}[{name}]" if where else name, form=form)
        for name, each in value.items()
    }


def _plain(value: Any, shape: Any, where: str, form: bool) -> Any:
    if shape is types.NoneType and value is None:
        return None
    if form and isinstance(value, str) and shape is not str:
        value = _from_words(value, shape, where)
    right = type(value) is shape or (shape is float and type(value) is int) or (shape is Decimal and type(value) is str)
    if shape not in (str, int, float, bool, Decimal) or not right:
        raise Misshapen(where, f"{value!r} is no {getattr(shape, '__name__', shape)}")
    return value


def _from_words(words: str, shape: Any, where: str) -> Any:
    try:
        if shape is bool:
            return {"true": True, "false": False}[words]
        return shape(words) if shape in (int, float, Decimal) else words
    except (KeyError, ValueError, InvalidOperation):
        raise Misshapen(where, f"{words!r} is no {shape.__name__}") from None


@cache
def fields(shape: Any) -> dict[str, Any]:
    """The fields of a request or an object, by name."""
    hints = get_type_hints(shape, localns=_Names(shape), include_extras=True)
    return {
        name: hint
        for name, hint in hints.items()
        if name not in NOT_SENT and not name.startswith("_") and "ClassVar" not in repr(hint)[:20]
    }


@cache
def required(shape: Any) -> frozenset[str]:
    if is_typeddict(shape):
        return frozenset(name for name, hint in fields(shape).items() if get_origin(hint) is not NotRequired)
    return frozenset(name for name, hint in fields(shape).items() if not _may_be_left_out(hint))


def _may_be_left_out(hint: Any) -> bool:
    return get_origin(hint) is NotRequired or types.NoneType in get_args(hint)


def blank(shape: Any) -> dict[str, Any]:
    """The emptiest object of this shape: to begin one with."""
    return {name: _empty(hint) for name, hint in fields(shape).items() if get_origin(hint) is not NotRequired}


def _empty(hint: Any) -> Any:
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Literal:
        return inside[0]
    if types.NoneType in inside or hint is Any:
        return None
    if origin in (Union, types.UnionType):
        return _empty(inside[0])
    if origin is list:
        return []
    if origin is dict or origin is UntypedStripeObject or hint is UntypedStripeObject:
        return {}
    if origin is ListObject:
        return {"object": "list", "data": [], "has_more": False, "url": ""}
    if isinstance(hint, type) and issubclass(hint, StripeObject):
        return blank(hint)
    return {str: "", int: 0, bool: False, float: 0.0, Decimal: "0"}[hint]


class _Names(dict[str, Any]):
    """What a name in quotes means: a class that the package imports for its type checker only."""

    def __init__(self, shape: Any) -> None:
        super().__init__()
        self.module = sys.modules[shape.__module__]

    def __missing__(self, name: str) -> Any:
        if hasattr(self.module, name) or name in __builtins__:
            raise KeyError(name)
        for place in (stripe, stripe.checkout, typing, stripe._stripe_object, stripe._expandable_field):
            if hasattr(place, name):
                return getattr(place, name)
        return Any
