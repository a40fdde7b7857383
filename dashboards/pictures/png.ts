import sharp from 'sharp';

/** A picture with a palette instead of all colours: a third of the size, and no difference to be seen in charts. */
export const withPalette = (png: Buffer): Promise<Buffer> => sharp(png).png({ palette: true, colours: 256, dither: 0, effort: 10, compressionLevel: 9 }).toBuffer();
