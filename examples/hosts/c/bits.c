int merit_clz(unsigned x) { return __builtin_clz(x); }
int merit_clzll(unsigned long long x) { return __builtin_clzll(x); }
int merit_ctz(unsigned x) { return __builtin_ctz(x); }
int merit_ctzll(unsigned long long x) { return __builtin_ctzll(x); }
int merit_popcount(unsigned x) { return __builtin_popcount(x); }
int merit_popcountll(unsigned long long x) { return __builtin_popcountll(x); }

/* Of the same compiler's own library: 64 bits without a sign as a double. */
double __floatundidf(unsigned long long x) { return (double)x; }
