// Links with a plan in them, read and written with Node's own tools, from docs/share.md alone.

import assert from "node:assert/strict";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { fiveSteps } from "./samples.mjs";

/** CRC-32 of ZIP and PNG. */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** The payload of a link around these bytes, with the right length and checksum. */
function sealed(packed, version = 1) {
  const head = Buffer.concat([Buffer.from([version, packed.length & 255, packed.length >> 8]), packed]);
  const tail = Buffer.alloc(4);
  tail.writeUInt32LE(crc32(head));
  return Buffer.concat([head, tail]).toString("base64url");
}

/** The payload of a link with this plan. */
export const payloadOf = (plan) => sealed(deflateRawSync(JSON.stringify(plan)));

/** The text in a payload. */
export function opened(payload) {
  const bytes = Buffer.from(payload, "base64url");
  const end = 3 + bytes.readUInt16LE(1);
  assert.equal(bytes[0], 1);
  assert.equal(bytes.length, end + 4);
  assert.equal(bytes.readUInt32LE(end), crc32(bytes.subarray(0, end)));
  return inflateRawSync(bytes.subarray(3, end)).toString("utf8");
}

/**
 * Payloads that are not as they were written, by what is wrong with them: each with a part of the sentence that refuses
 * it.
 */
export function poisoned() {
  const good = payloadOf(fiveSteps());
  const flipped = good.slice(0, 80) + (good[80] === "A" ? "B" : "A") + good.slice(81);
  return {
    "bomb": [sealed(deflateRawSync(Buffer.alloc(50_000_000, " "))), "too large"],
    "more than a link holds": ["A".repeat(70_000), "too large"],
    "a megabyte": ["A".repeat(1_000_000), "too large"],
    "cut off": [good.slice(0, -30), "end is missing"],
    "nothing in it": ["", "end is missing"],
    "changed": [flipped, "checksum"],
    "with more behind": [`${good}AAAA`, "checksum"],
    "newer": [sealed(deflateRawSync("{}"), 2), "newer version"],
    "newer plan": [payloadOf({ ...fiveSteps(), version: 999 }), "newer version"],
    "garbage": ["<img src=x onerror=alert(1)>", "characters that no shared link has"],
    "no plan": [payloadOf({ hello: "world" }), "no Wegmarke plan"],
    "no JSON": [sealed(deflateRawSync("[".repeat(1_000_000))), "no Wegmarke plan"],
    "no deflate": [sealed(Buffer.from("no deflate at all")), "no Wegmarke plan"],
  };
}
