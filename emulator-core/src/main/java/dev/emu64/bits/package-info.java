/**
 * Bit fields, sign extension and hexadecimal text: the vocabulary that every other package shares.
 * Uses nothing.
 */
package dev.emu64.bits;
