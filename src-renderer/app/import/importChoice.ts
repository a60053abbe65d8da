import { create } from 'zustand';

export type GivenOptions = Readonly<Record<string, unknown>>;

interface ImportChoice {
  files: readonly File[];
  /** What was set, by the engine's names; what is left at its default is not in it. */
  options: GivenOptions;
  add: (files: readonly File[]) => void;
  remove: (file: File) => void;
  /** undefined takes an option back. */
  setOption: (name: string, value: unknown) => void;
  clear: () => void;
}

const nothing = { files: [], options: { addSitesNewHosts: true } };

/** The files and options of the import that is being prepared on the import screen. */
export const useImportChoice = create<ImportChoice>((set) => ({
  ...nothing,
  add: (files) => set((choice) => ({ files: [...choice.files, ...files.filter((file) => !has(choice.files, file))] })),
  remove: (file) => set((choice) => ({ files: choice.files.filter((known) => known !== file) })),
  setOption: (name, value) =>
    set(({ options: { [name]: _before, ...others } }) => ({
      options: value === undefined ? others : { ...others, [name]: value },
    })),
  clear: () => set(nothing),
}));

/** The same file chosen twice; files of the same name in different folders differ in what they hold. */
function has(files: readonly File[], { name, size, lastModified }: File): boolean {
  return files.some((file) => file.name === name && file.size === size && file.lastModified === lastModified);
}
