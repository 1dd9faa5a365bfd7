"""The small engine of Merit in Python: one applicant under a packed policy.

    from merit import Engine
    policy = Engine("../c/build/libmerit.so").open(open("policy.merit", "rb").read())
    card = policy.score({"满意度": "0.95"})

Numbers of a programme are exact and come as texts: put them into
fractions.Fraction, never into float. Nothing but the standard library is needed, and
libmerit, which `make` in ../c makes from the engine's WebAssembly.
"""
import ctypes
import json


class MeritError(Exception):
    """What the engine says of a request; code says it to a program."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class Engine:
    """One instance. It is used by one thread at a time, as the whole library is."""

    def __init__(self, library):
        self._lib = lib = ctypes.CDLL(library)
        lib.merit_start.restype = ctypes.c_void_p
        lib.merit_ask.restype = ctypes.c_char_p
        lib.merit_ask.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
        lib.merit_open.restype = ctypes.c_uint
        lib.merit_open.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
        lib.merit_trouble.restype = ctypes.c_char_p
        lib.merit_trouble.argtypes = lib.merit_end.argtypes = [ctypes.c_void_p]
        self._life = 0  # how often it was begun
        self._begin()

    def _begin(self):
        self._life += 1
        self._engine = self._lib.merit_start()
        if not self._engine:
            raise MeritError("load", "the engine does not start")

    def open(self, packed):
        """Opens the bytes that `merit build` wrote."""
        return Policy(self, packed)

    def raw(self, request):
        """Carries out a request, JSON in and JSON out, both as text.

        An engine that broke down is replaced; policies are opened again when they
        are next asked.
        """
        text = request.encode()
        answer = self._lib.merit_ask(self._engine, text, len(text))
        if answer is None:
            trouble = self._lib.merit_trouble(self._engine).decode()
            self.close()
            self._begin()
            raise MeritError("crashed", trouble)
        return answer.decode()

    def close(self):
        """Frees the engine."""
        if self._engine:
            self._lib.merit_end(self._engine)
            self._engine = None


class Policy:
    """An open policy."""

    def __init__(self, engine, packed):
        self._engine, self._packed = engine, packed
        self._life, self._handle = 0, 0
        self._open()

    def _open(self):
        if self._life == self._engine._life:
            return
        lib, engine = self._engine._lib, self._engine._engine
        self._handle = lib.merit_open(engine, self._packed, len(self._packed))
        if not self._handle:
            _read(lib.merit_trouble(engine).decode())
        self._life = self._engine._life

    def raw(self, request):
        """Carries out a request about this policy and gives the very bytes of the answer."""
        self._open()
        return self._engine.raw(json.dumps({"policy": self._handle, **request}, ensure_ascii=False))

    def score(self, application, **terms):
        """The points of one application, also half-filled; terms: as_of, stage, year, lang."""
        return self._ask("score", application, terms)["card"]

    def decide(self, application, **terms):
        """Whether one application meets the conditions, with every failure."""
        return self._ask("decide", application, terms)["decision"]

    def guide(self, application, **terms):
        """What is not asked of this applicant, and what would bring more points."""
        return self._ask("guide", application, terms)["guide"]

    def form(self):
        """The inputs, rules and scorecard."""
        return _read(self.raw({"call": "form"}))["form"]

    def _ask(self, call, application, terms):
        return _read(self.raw({"call": call, "application": application, **terms}))


def _read(text):
    answer = json.loads(text)
    if "error" in answer:
        raise MeritError(answer["error"]["code"], answer["error"]["message"])
    return answer
