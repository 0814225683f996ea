@main struct Scale { static func main() async { print(await run(["x+1"])) } }
