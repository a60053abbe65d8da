/** Files that make up pages, which nobody looks at alone. Source: the default lists of Matomo's log importer. */
export const staticExtensions: readonly string[] =
  'gif jpg jpeg png bmp ico svg svgz ttf otf eot woff woff2 class swf css js xml webp'.split(' ');

export const staticFiles: readonly string[] = ['robots.txt'];

/** Files that are worth a line of their own when somebody fetches them. Source: the same. */
export const downloadExtensions: readonly string[] = (
  '7z aac arc arj asf asx avi bin csv deb dmg doc docx exe flac flv gz gzip hqx ibooks jar json mpg mp2 mp3 mp4 mpeg ' +
  'mov movie msi msp odb odf odg odp ods odt ogg ogv pdf phps ppt pptx qt qtm ra ram rar rpm rtf sea sit tar tbz bz2 ' +
  'tgz torrent txt wav webm wma wmv wpd xls xlsx xml xsd z zip azw3 epub mobi apk md5 sig'
).split(' ');
