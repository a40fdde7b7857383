/** Pixels on the page. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface MeasuredText extends Box {
  text: string;
  /** A part of it is not to be seen. */
  cut: boolean;
}

/** A panel as it is on the page. */
export interface MeasuredPanel extends Box {
  title: string;
  texts: MeasuredText[];
  /** Something is drawn: lines, areas, bars, figures, rows. */
  drawn: boolean;
  /** What it says in place of a picture. */
  message: string | null;
}
