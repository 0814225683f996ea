import Elementary
