/** Where the server's plugin loader lets itself be extended: its constructor is package-private. */
@NullMarked
package org.elasticsearch.plugins;

import org.jspecify.annotations.NullMarked;
