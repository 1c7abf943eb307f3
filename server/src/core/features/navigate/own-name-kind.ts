/** What bears a name that the author gave. */
export type OwnNameKind = 'owner' | 'unit' | 'project';
