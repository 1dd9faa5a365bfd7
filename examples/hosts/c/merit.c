#include "merit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "wasi.h"
#include "wasm-rt-impl.h"

struct merit {
  Z_merit_instance_t engine;
  wasi host;
  int broken;
  char *answer;
  char trouble[4096];
};

/* fail keeps why the engine broke down: its own first line, or the kind of the trap. */
static void fail(merit *m, wasm_rt_trap_t trap) {
  m->broken = 1;
  const char *why = m->host.said[0] ? m->host.said : wasm_rt_strerror(trap);
  size_t length = strcspn(why, "\n");
  if (length >= sizeof m->trouble) length = sizeof m->trouble - 1;
  memcpy(m->trouble, why, length);
  m->trouble[length] = 0;
}

merit *merit_start(void) {
  merit *m = calloc(1, sizeof *m);
  if (m == NULL) return NULL;
  static int ready;
  if (!ready) {
    wasm_rt_init();
    Z_merit_init_module();
    ready = 1;
  }
  m->host.seed = 1;
  if (wasm_rt_impl_try() != 0) {
    merit_end(m);
    return NULL;
  }
  Z_merit_instantiate(&m->engine, &m->host);
  m->host.memory = Z_meritZ_memory(&m->engine);
  Z_meritZ__initialize(&m->engine);
  return m;
}

const char *merit_ask(merit *m, const char *request, size_t length) {
  if (m->broken) return NULL;
  wasm_rt_trap_t trap = wasm_rt_impl_try();
  if (trap != 0) {
    fail(m, trap);
    return NULL;
  }
  u32 at = Z_meritZ_alloc(&m->engine, (u32)length);
  memcpy(m->host.memory->data + at, request, length);
  u64 where = Z_meritZ_call(&m->engine, at, (u32)length);
  u32 from = (u32)(where >> 32), size = (u32)where;
  free(m->answer);
  m->answer = malloc((size_t)size + 1);
  if (m->answer == NULL) return NULL;
  memcpy(m->answer, m->host.memory->data + from, size);
  m->answer[size] = 0;
  Z_meritZ_free(&m->engine, at);
  return m->answer;
}

/* base64 writes data in base64 and gives the end of it. */
static char *base64(char *out, const unsigned char *data, size_t length) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < length; i += 3) {
    size_t rest = length - i;
    unsigned long word = (unsigned long)data[i] << 16 | (rest > 1 ? data[i + 1] << 8 : 0) | (rest > 2 ? data[i + 2] : 0);
    *out++ = digits[word >> 18];
    *out++ = digits[word >> 12 & 63];
    *out++ = rest > 1 ? digits[word >> 6 & 63] : '=';
    *out++ = rest > 2 ? digits[word & 63] : '=';
  }
  return out;
}

unsigned merit_open(merit *m, const unsigned char *packed, size_t length) {
  static const char before[] = "{\"call\":\"open\",\"policy\":{\"packed\":\"", after[] = "\"}}";
  char *request = malloc(sizeof before + sizeof after + length / 3 * 4 + 8);
  if (request == NULL) return 0;
  memcpy(request, before, sizeof before - 1);
  char *end = base64(request + sizeof before - 1, packed, length);
  memcpy(end, after, sizeof after - 1);
  const char *answer = merit_ask(m, request, (size_t)(end - request) + sizeof after - 1);
  free(request);
  unsigned handle = 0;
  if (answer != NULL && sscanf(answer, "{\"handle\":%u,", &handle) != 1) {
    snprintf(m->trouble, sizeof m->trouble, "%s", answer);
  }
  return handle;
}

const char *merit_trouble(const merit *m) { return m->trouble; }

size_t merit_memory(const merit *m) { return m->host.memory->size; }

void merit_end(merit *m) {
  if (m == NULL) return;
  Z_merit_free(&m->engine);
  free(m->answer);
  free(m);
}
