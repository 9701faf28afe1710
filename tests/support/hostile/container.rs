//! Packages whose entries may be packed, share their bytes, or lie.

use miniz_oxide::deflate::compress_to_vec;

/// A package being put together.
#[derive(Default)]
pub struct Container {
    files: Vec<u8>,
    directory: Vec<u8>,
    count: usize,
}

/// What an entry says of itself.
#[derive(Clone, Copy)]
pub struct Says {
    pub flags: u16,
    pub method: u16,
    pub crc: u32,
    pub packed: u32,
    pub unpacked: u32,
}

impl Says {
    /// Deflated bytes of this length, without their check sum: what is read of them is said to be damaged.
    pub fn packed(packed: &[u8], unpacked: usize) -> Self {
        Self { flags: 0, method: 8, crc: 0, packed: size(packed), unpacked: u32::try_from(unpacked).unwrap() }
    }
}

impl Container {
    /// Adds a packed part.
    pub fn part(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let packed = compress_to_vec(bytes.as_ref(), 6);
        let says = Says { crc: crc32(bytes.as_ref()), ..Says::packed(&packed, bytes.as_ref().len()) };
        self.entry(name, &packed, says)
    }

    /// Adds a part as it is, whatever it says.
    pub fn entry(mut self, name: &str, packed: &[u8], says: Says) -> Self {
        let header = size(&self.files);
        self.files.extend(b"PK\x03\x04");
        self.files.extend(fields(name, says));
        self.files.extend([0, 0]);
        self.files.extend(name.as_bytes());
        self.files.extend(packed);
        self.list(name, says, header)
    }

    /// Lists an entry whose bytes begin where another's do.
    pub fn list(mut self, name: &str, says: Says, header: u32) -> Self {
        self.directory.extend(b"PK\x01\x02\x14\x00");
        self.directory.extend(fields(name, says));
        self.directory.extend([0; 12]);
        self.directory.extend(header.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count += 1;
        self
    }

    /// Where the next entry begins.
    pub fn here(&self) -> u32 {
        size(&self.files)
    }

    /// The finished file.
    pub fn build(self) -> Vec<u8> {
        let (start, len) = (size(&self.files), size(&self.directory));
        let count = u16::try_from(self.count).unwrap_or(u16::MAX).to_le_bytes();
        let mut bytes = self.files;
        bytes.extend(self.directory);
        for part in [b"PK\x05\x06\0\0\0\0", &count[..], &count, &len.to_le_bytes(), &start.to_le_bytes(), &[0, 0]] {
            bytes.extend(part);
        }
        bytes
    }
}

/// The fields up to the length of the name.
fn fields(name: &str, says: Says) -> Vec<u8> {
    let mut fields = vec![20, 0];
    fields.extend(says.flags.to_le_bytes());
    fields.extend(says.method.to_le_bytes());
    fields.extend([0; 4]);
    fields.extend(says.crc.to_le_bytes());
    fields.extend(says.packed.to_le_bytes());
    fields.extend(says.unpacked.to_le_bytes());
    fields.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
    fields
}

fn size(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap()
}

/// The check sum of the .zip format (ISO 3309), half a byte at a time.
fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 16];
    for (at, entry) in (0_u32..).zip(&mut table) {
        *entry = (0..4).fold(at, |crc, _| (crc >> 1) ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 });
    }
    let half = |crc: u32| (crc >> 4) ^ table[(crc & 15) as usize];
    !bytes.iter().fold(!0, |crc, byte| half(half(crc ^ u32::from(*byte))))
}
