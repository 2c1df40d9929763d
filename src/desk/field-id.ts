// The page's own id of one value of one instrument: ties a frame on the picture to the field beside it.
export const fieldId = (instrument: number, name: string): string => `value-${instrument}-${name}`
