//! A .zip container whose entries are not packed.

/// A container being put together.
#[derive(Default)]
pub struct Zip {
    files: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Zip {
    /// Adds an entry.
    pub fn part(mut self, name: &str, text: &str) -> Self {
        let offset = length(&self.files);
        let bytes = text.as_bytes();
        let size = length(bytes).to_le_bytes();
        let name_len = u16::try_from(name.len()).unwrap().to_le_bytes();
        // Version 2.0, names in UTF-8, stored, midnight of 1 January 2020.
        let mut fields = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0x50];
        for field in [&crc32(bytes).to_le_bytes()[..], &size, &size, &name_len, &[0, 0]] {
            fields.extend(field);
        }
        for part in [b"PK\x03\x04", fields.as_slice(), name.as_bytes(), bytes] {
            self.files.extend(part);
        }
        for part in [b"PK\x01\x02\x14\x00", fields.as_slice(), &[0; 10], &offset.to_le_bytes(), name.as_bytes()] {
            self.directory.extend(part);
        }
        self.count += 1;
        self
    }

    /// The finished file.
    pub fn build(self) -> Vec<u8> {
        let (start, size, count) = (length(&self.files), length(&self.directory), self.count.to_le_bytes());
        let mut bytes = self.files;
        bytes.extend(self.directory);
        for part in [b"PK\x05\x06\0\0\0\0", &count[..], &count, &size.to_le_bytes(), &start.to_le_bytes(), &[0, 0]] {
            bytes.extend(part);
        }
        bytes
    }
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap()
}

/// The check sum of the .zip format (ISO 3309), bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let bit = |crc: u32| (crc >> 1) ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 };
    let byte = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |crc, _| bit(crc));
    !bytes.iter().fold(!0, byte)
}
