#ifndef WASI_H
#define WASI_H

#include "engine.h"

/* wasi is the host of one engine. */
struct Z_wasi_snapshot_preview1_instance_t {
  wasm_rt_memory_t *memory;
  u64 now, seed;
  char said[4096];
};

typedef struct Z_wasi_snapshot_preview1_instance_t wasi;

#endif
