using CaseTracker.Tests;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Tests;

public sealed class PageTextTests() : ShownTexts("src/CaseTracker.Web", PageText.Resources);
