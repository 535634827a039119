from wijkzicht.cli.main import main

main()
