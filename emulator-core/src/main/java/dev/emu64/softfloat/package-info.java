/**
 * IEEE 754 and x87 arithmetic in software, bit for bit and flag for flag as the processor does it.
 *
 * <p>May use: nothing but the JDK. Works on raw bits (an 80-bit value is an {@code int} of sign and exponent
 * and a {@code long} significand with its explicit integer bit), allocates nothing per operation.
 *
 * <p>Read first: {@link dev.emu64.softfloat.ExtContext} for the x87 side, {@link dev.emu64.softfloat.SseContext}
 * for the MXCSR side. Both take results through {@link dev.emu64.softfloat.WideFloat}, the exact intermediate:
 * <pre>
 *   operands -> (NaN, invalid, zero divide, denormal) -> WideFloat -> ExtRounding | SseRounding -> bits + flags
 * </pre>
 */
package dev.emu64.softfloat;
