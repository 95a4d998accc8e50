//! Bytes to article: detection, decoding, one file per format.
