export const font = 'Inter Variable, sans-serif';

/** Lines and texts that are not data. */
export const chrome = {
  text: '#5b6067',
  grid: '#e9ebee',
  land: '#e4e8ed',
  coast: '#ffffff',
};

export const axisLabel = { color: chrome.text, fontSize: 12, hideOverlap: true };
export const splitLine = { lineStyle: { color: chrome.grid } };

/** Looks of what is shown at the pointer. */
export const tooltip = { backgroundColor: '#fff', borderColor: '#d5d8dc', textStyle: { color: '#24292e', fontSize: 12 }, confine: true };
