/** What is read of a text by offset. A string is one; an edited text may be kept otherwise (`RoomyText`). */
export type SourceText = Pick<string, 'length' | 'slice' | 'charCodeAt' | 'charAt' | 'startsWith' | 'indexOf' | 'toString'>;
