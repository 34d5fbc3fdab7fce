interface MapFile {
  readonly text: string
  readonly current: string
}

/** The page and the figure of the repository map as they stand, and as they should stand. */
export declare function repositoryMap(): { readonly page: MapFile; readonly figure: MapFile }
