import "castmap/module";
