/* The small engine of Merit in a C program: one applicant under a packed policy.
 *
 * The engine is merit-preview.wasm, translated to C by wasm2c and compiled into
 * libmerit. Requests and answers are JSON texts, the same as everywhere, see package
 * wasm/reactor; here they are:
 *
 *   {"call": "open", "policy": {"packed": BASE64}}          -> {"handle": 1, ...}
 *   {"call": "score", "policy": 1, "application": {...}}    -> {"card": {...}}
 *   {"call": "decide" | "guide" | "read", ...the same}, {"call": "form", "policy": 1}
 *   {"call": "close", "policy": 1}                          -> {}
 */
#ifndef MERIT_H
#define MERIT_H

#include <stddef.h>

typedef struct merit merit;

/* merit_start makes an engine; NULL when it cannot be started. Not more than one
 * thread may use engines of this library at a time. */
merit *merit_start(void);

/* merit_ask carries out a request. The answer is ended by a zero byte and belongs to
 * the engine until the next call. NULL means that the engine broke down:
 * merit_trouble then says why, and nothing but merit_end may follow. */
const char *merit_ask(merit *m, const char *request, size_t length);

/* merit_open opens the bytes of a packed policy and gives its handle; 0 when it
 * cannot be opened, and merit_trouble says why. */
unsigned merit_open(merit *m, const unsigned char *packed, size_t length);

const char *merit_trouble(const merit *m);

/* merit_memory is how many bytes the engine has taken. */
size_t merit_memory(const merit *m);

void merit_end(merit *m);

#endif
