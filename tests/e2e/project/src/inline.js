import "castmap";
