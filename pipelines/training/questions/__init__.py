"""Questions about pictures with short answers: people's own (DAQUAR) and those that captions hold."""
