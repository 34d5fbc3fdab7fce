/** The repository map as it stands, and as it should stand. */
export declare function repositoryMap(): { text: string; current: string }
