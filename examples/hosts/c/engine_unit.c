/* The engine as wasm2c writes it. A small compiler without the builtins that it uses
 * takes them from bits.c. */
#if defined(__TINYC__)
int merit_clz(unsigned), merit_clzll(unsigned long long), merit_ctz(unsigned), merit_ctzll(unsigned long long);
int merit_popcount(unsigned), merit_popcountll(unsigned long long);
#define __builtin_clz merit_clz
#define __builtin_clzll merit_clzll
#define __builtin_ctz merit_ctz
#define __builtin_ctzll merit_ctzll
#define __builtin_popcount merit_popcount
#define __builtin_popcountll merit_popcountll
#endif
#include "engine.c"
