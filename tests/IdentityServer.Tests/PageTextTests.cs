using CaseTracker.Tests;
using IdentityServer.Texts;

namespace IdentityServer.Tests;

public sealed class PageTextTests() : ShownTexts("IdentityServer", PageText.Resources);
