/** Articles to try the reader with; all of them are invented. They are fetched when they are chosen. */

const ADDRESSES = import.meta.glob<string>('./*.md', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});

/** The titles by the names of the files, which have them, too. */
export const TITLES: Readonly<Record<string, string>> = {
  '1-mackerel': 'Norway and Iceland Reach Accord on Mackerel, but Denmark Objects',
  '2-second-report': 'Denmark Warns Norway over Fish Pact as Brussels Offers to Mediate',
  '3-port': 'Kenya Hosts Ethiopia and Somalia for Talks on Access to the Sea',
  '4-tariffs': 'Brazil Threatens Tariffs on Canadian Potash in Dispute over Beef',
};

/** An article to try the reader with. */
export interface Example {
  /** Of its file: "mackerel.md". */
  readonly name: string;
  readonly title: string;
  readonly url: string;
}

/** The articles of this folder, in the order of their files' names. */
export const EXAMPLES: readonly Example[] = Object.entries(TITLES).map(([file, title]) => ({
  name: file.replace(/^\d+-/, '') + '.md',
  title,
  url: ADDRESSES[`./${file}.md`]!,
}));
