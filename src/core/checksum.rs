//! The checksum by which damage is told: of a stored plan, of a link. It is none against malice, since whoever writes a
//! text can write its checksum too.

static CRC: crc::Crc<u32> = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);

/// The CRC-32 of ZIP and PNG (ISO-HDLC).
pub fn crc32(bytes: &[u8]) -> u32 {
    CRC.checksum(bytes)
}
